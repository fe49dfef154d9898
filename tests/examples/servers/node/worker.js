import { proxies } from './proxies.js';

export default {
  fetch(request, { UPSTREAM }) {
    const { cal, awell } = proxies({ upstream: UPSTREAM });
    return (new URL(request.url).pathname.endsWith('/awell') ? awell : cal)(request);
  },
};
