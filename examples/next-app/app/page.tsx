import { startVisit } from './actions';

/** Stands for your sign-in: whoever presses the button is a new patient with a new care flow. */
export default function Home() {
  return (
    <form action={startVisit}>
      <h1>Riverside Clinic</h1>
      <button>Start your visit</button>
    </form>
  );
}
