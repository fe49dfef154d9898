import { addMonths, currentMonth, dayName, monthName, weeksOf, type Day } from './dates';

const WEEKDAYS = ['Monday', 'Tuesday', 'Wednesday', 'Thursday', 'Friday', 'Saturday', 'Sunday'];

interface Props {
  month: string;
  selected: Day | null;
  days: ReadonlySet<Day>;
  loaded: boolean;
  onMonth: (month: string) => void;
  onDay: (day: Day) => void;
}

export function MonthGrid({ month, selected, days, loaded, onMonth, onDay }: Props) {
  const thisMonth = currentMonth();
  return (
    <section className="month" aria-labelledby="month-name" aria-busy={!loaded}>
      <div className="month-head">
        <h2 id="month-name" aria-live="polite">
          {monthName(month)}
        </h2>
        <div className="month-steps">
          <button
            type="button"
            className="icon-button"
            aria-label="Previous month"
            disabled={month <= thisMonth}
            onClick={() => onMonth(addMonths(month, -1))}
          >
            <Chevron points="15 5 8 12 15 19" />
          </button>
          <button
            type="button"
            className="icon-button"
            aria-label="Next month"
            disabled={month >= addMonths(thisMonth, 12)}
            onClick={() => onMonth(addMonths(month, 1))}
          >
            <Chevron points="9 5 16 12 9 19" />
          </button>
        </div>
      </div>
      <table>
        <thead>
          <tr>
            {WEEKDAYS.map((weekday) => (
              <th key={weekday} scope="col" abbr={weekday}>
                {weekday.slice(0, 3)}
              </th>
            ))}
          </tr>
        </thead>
        <tbody>
          {weeksOf(month).map((week, row) => (
            <tr key={week.find(Boolean) ?? row}>
              {week.map((day, column) => (
                <td key={WEEKDAYS[column]}>
                  {day && (
                    <button
                      type="button"
                      className="day"
                      aria-label={dayName(day)}
                      aria-pressed={day === selected}
                      disabled={!days.has(day)}
                      onClick={() => onDay(day)}
                    >
                      {Number(day.slice(8))}
                    </button>
                  )}
                </td>
              ))}
            </tr>
          ))}
        </tbody>
      </table>
    </section>
  );
}

function Chevron({ points }: { points: string }) {
  return (
    <svg viewBox="0 0 24 24" width="20" height="20" aria-hidden="true">
      <polyline points={points} fill="none" stroke="currentColor" strokeWidth="2" />
    </svg>
  );
}
