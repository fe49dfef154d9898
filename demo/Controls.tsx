import { BROKEN_PAGES, EVENT_TYPES } from '../sandbox/cal/eventTypes';
import { type Choice, leadsBack, type Mode, type Theme } from './choice';

const MODES: Record<Mode, string> = {
  hosted: 'Hosted Pages',
  custom: 'Custom app',
  redirect: 'Redirect',
};
const THEMES: Record<Theme, string> = { auto: 'Auto', light: 'Light', dark: 'Dark' };

const EVENTS: Record<string, string> = {
  ...Object.fromEntries(EVENT_TYPES.map(({ slug, title }) => [slug, title])),
  'intake-missing': 'Link that leads nowhere',
  ...Object.fromEntries(Object.keys(BROKEN_PAGES).map((slug) => [slug, `Broken: ${slug}`])),
};

interface ControlsProps {
  choice: Choice;
  onChange: (changes: Partial<Choice>) => void;
}

/** What the visitor of the demo chooses. The patient's page begins below. */
export function Controls({ choice, onChange }: ControlsProps) {
  const known = choice.event in EVENTS ? EVENTS : { ...EVENTS, [choice.event]: choice.event };
  const events = Object.entries(known).filter(
    ([slug]) => choice.mode !== 'redirect' || leadsBack(slug),
  );
  const canChooseEvent = DEMO_ENVIRONMENT.isAwellSandbox && DEMO_ENVIRONMENT.calLink === undefined;
  return (
    <header className="controls" aria-label="Demo">
      <fieldset className="segments">
        <legend>Shown as</legend>
        {Object.entries(MODES).map(([mode, name]) => (
          <label key={mode}>
            <input
              type="radio"
              name="mode"
              checked={choice.mode === mode}
              onChange={() => onChange({ mode: mode as Mode })}
            />
            <span>{name}</span>
          </label>
        ))}
      </fieldset>
      {canChooseEvent && (
        <label className="choose">
          <span>Event page</span>
          <select value={choice.event} onChange={({ target }) => onChange({ event: target.value })}>
            {events.map(([slug, title]) => (
              <option key={slug} value={slug}>
                {title}
              </option>
            ))}
          </select>
        </label>
      )}
      <label className="choose">
        <span>Theme</span>
        <select
          value={choice.theme}
          onChange={({ target }) => onChange({ theme: target.value as Theme })}
        >
          {Object.entries(THEMES).map(([theme, name]) => (
            <option key={theme} value={theme}>
              {name}
            </option>
          ))}
        </select>
      </label>
      <button type="button" className="quiet" onClick={() => onChange({})}>
        Start again
      </button>
    </header>
  );
}
