import { render } from '@testing-library/react';
import { expect, it } from 'vitest';
import Cal from '../../src/element/calEmbed';
import { installFakeCal } from '../../src/testing';

it('the fake opens the booking page of the custom element, which has a snippet of its own', async () => {
  const fake = installFakeCal();
  const { unmount } = render(
    <Cal
      namespace="element"
      embedJsUrl="https://app.cal.com/embed/embed.js"
      calOrigin="https://app.cal.com"
      calLink="clinic/intake"
      config={{}}
    />,
  );
  expect((await fake.opened()).calLink).toBe('clinic/intake');
  unmount();
  fake.uninstall();
});
