import { useState } from 'react';

const TROUBLES = {
  network: 'Lose the request',
  after: 'Lose the answer',
  'success-false': 'Let Awell refuse it',
} as const;

type Trouble = keyof typeof TROUBLES;

/** Makes the sandbox's Awell fail the next completion, to show that it is retried. */
export function ConnectionTrouble() {
  const [armed, setArmed] = useState<Trouble>();

  const arm = async (trouble: Trouble) => {
    const { ok } = await fetch('/api/sandbox/faults', { method: 'POST', body: trouble });
    if (ok) setArmed(trouble);
  };

  return (
    <>
      <h3>When the patient books</h3>
      <div className="troubles">
        {Object.entries(TROUBLES).map(([trouble, name]) => (
          <button
            key={trouble}
            type="button"
            className="quiet"
            onClick={() => void arm(trouble as Trouble)}
          >
            {name}
          </button>
        ))}
      </div>
      <p role="status" className="hint">
        {armed && `${TROUBLES[armed]}: waits for the next completion.`}
      </p>
    </>
  );
}
