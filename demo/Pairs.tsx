interface PairsProps {
  pairs: readonly (readonly [name: string, value: string])[];
}

/** Names and their values. */
export function Pairs({ pairs }: PairsProps) {
  if (pairs.length === 0) return null;
  return (
    <dl className="pairs">
      {pairs.map(([name, value]) => (
        <div key={name}>
          <dt>{name}</dt>
          <dd>{value}</dd>
        </div>
      ))}
    </dl>
  );
}
