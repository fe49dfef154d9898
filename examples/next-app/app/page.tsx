import { startVisit } from './actions';

/** Replaces your sign-in: each press of the button creates a patient with a care flow. */
export default function Home() {
  return (
    <form action={startVisit}>
      <h1>Riverside Clinic</h1>
      <button>Start your visit</button>
    </form>
  );
}
