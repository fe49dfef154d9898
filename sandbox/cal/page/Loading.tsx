/** Keeps a height: a frame that reports none would collapse until its data is there. */
export function Loading() {
  return (
    <main className="main" aria-busy="true">
      <div className="card narrow loading">
        <p>Loading…</p>
      </div>
    </main>
  );
}
