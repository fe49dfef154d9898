/** Takes a key out of a text, in each form that a service may echo it in. */
export function createScrubber(key: string): (text: string) => string {
  const forms = [key, key.replace(/^cal_(?:live_|test_)?/, '')].flatMap((form) => [
    form,
    encodeURIComponent(form),
    // As API v1 gets it, in a query.
    new URLSearchParams({ '': form }).toString().slice(1),
    JSON.stringify(form).slice(1, -1),
  ]);
  // Shorter remains of a key would be words of the answer.
  const told = [...new Set(forms)].filter((form) => form.length >= 8 || form === key);
  return (text) => told.reduce((rest, form) => rest.replaceAll(form, '[key]'), text);
}
