import { Hono, type Context } from 'hono';
import { BROKEN_PAGES, eventTypeById, findEventType, HOST } from './eventTypes';
import type { CalContext } from './context';
import { pageShell, SILENT_PAGE, type PageShell } from './html';
import { ALLOW_CANCELLED, mayBeMoved } from './moving';

const REFUSES_FRAMES = {
  'X-Frame-Options': 'DENY',
  'Content-Security-Policy': "frame-ancestors 'none'",
};

/** The header that lets an isolated host frame the page. */
function allowIsolatedHost(c: Context): void {
  if (c.req.query('flag.coep') === 'true') {
    c.header('Cross-Origin-Embedder-Policy', 'require-corp');
  }
}

/** Only paths that end in `/embed` start hidden and wait for a parent. */
export function createPages({ store, basePath }: CalContext): Hono {
  const pages = new Hono();
  const shell = (page: Omit<PageShell, 'basePath'>) => pageShell({ ...page, basePath });

  /** Redirects, and drops most of the address's query. A framed page redirects to a framed page. */
  function redirectTo(c: Context, path: string, framed: boolean, query = new URLSearchParams()) {
    const coep = c.req.query('flag.coep');
    if (coep) query.set('flag.coep', coep);
    if (framed) {
      // Cal.com also writes parameters that were not given.
      query.set('layout', String(c.req.query('layout')));
      query.set('embed', c.req.query('embed') ?? '');
    }
    const search = query.size > 0 ? `?${query.toString()}` : '';
    return c.redirect(`${basePath}${path}${framed ? '/embed' : ''}${search}`);
  }

  function missing(c: Context, framed: boolean) {
    return c.html(shell({ title: 'Not found', status: 404, framed }), 404);
  }

  function eventPage(c: Context, user: string, slug: string, framed: boolean) {
    allowIsolatedHost(c);
    const broken = user === HOST.username ? BROKEN_PAGES[slug] : undefined;
    if (broken?.kind === 'dead') return c.html(SILENT_PAGE);
    if (broken?.kind === 'error') {
      return c.html(shell({ title: 'Error', status: 500, framed }), 500);
    }
    if (broken?.kind === 'refused') {
      return c.html(shell({ title: 'Refused', status: 200, framed }), 200, REFUSES_FRAMES);
    }
    const eventType = user === HOST.username ? findEventType(slug) : undefined;
    if (!eventType) return missing(c, framed);
    const title = `${eventType.title} | ${HOST.name}`;
    const { handshakeDelayMs } = eventType;
    const html = shell({ title, status: 200, framed, handshakeDelayMs });
    return framed ? c.html(html) : c.html(html, 200, REFUSES_FRAMES);
  }

  function profilePage(c: Context, user: string, framed: boolean) {
    if (user !== HOST.username) return missing(c, framed);
    const html = shell({ title: HOST.name, status: 200, framed });
    return framed ? c.html(html) : c.html(html, 200, REFUSES_FRAMES);
  }

  const bookingPage = (c: Context, uid: string, framed: boolean) => {
    allowIsolatedHost(c);
    const known = uid === 'dry-run-successful' || store.find(uid) || store.findSeat(uid);
    if (!known) return missing(c, framed);
    return c.html(shell({ title: 'Booking', status: 200, framed }));
  };

  const find = (uid: string) => store.find(uid) ?? store.findSeat(uid)?.booking;

  /** Where an event page redirects if it can't reschedule the booking. */
  const withoutMove = (c: Context, slug: string, framed: boolean) => {
    const uid = c.req.query('rescheduleUid');
    const booking = uid === undefined ? undefined : find(uid);
    const eventType = booking && eventTypeById(booking.eventTypeId);
    if (!uid || !booking || !eventType) return undefined;
    if (eventType.disableRescheduling) return redirectTo(c, `/booking/${uid}`, framed);
    const isMovable = mayBeMoved(booking, eventType, c.req.query(ALLOW_CANCELLED));
    if (eventType.slug === slug && isMovable) return undefined;
    // Cal.com forgets the event type's owner, so the address leads nowhere.
    return redirectTo(c, `/${eventType.slug}`, framed);
  };

  const toEventPage = (c: Context, uid: string, framed: boolean) => {
    const booking = find(uid);
    const eventType = booking && eventTypeById(booking.eventTypeId);
    if (!eventType) return missing(c, framed);
    const isFixed =
      eventType.disableRescheduling ||
      !mayBeMoved(booking, eventType, c.req.query(ALLOW_CANCELLED));
    if (isFixed) return redirectTo(c, `/booking/${uid}`, framed);
    const query = new URLSearchParams({ rescheduleUid: uid });
    for (const kept of ['rescheduledBy', ALLOW_CANCELLED]) {
      const value = c.req.query(kept);
      if (value) query.set(kept, value);
    }
    return redirectTo(c, `/${HOST.username}/${eventType.slug}`, framed, query);
  };

  pages.get('/booking/:uid', (c) => bookingPage(c, c.req.param('uid'), false));
  pages.get('/booking/:uid/embed', (c) => bookingPage(c, c.req.param('uid'), true));
  pages.get('/reschedule/:uid', (c) => toEventPage(c, c.req.param('uid'), false));
  pages.get('/reschedule/:uid/embed', (c) => toEventPage(c, c.req.param('uid'), true));
  pages.get('/payment/:uid', (c) => {
    const known = store.payments().some(({ uid }) => uid === c.req.param('uid'));
    return known
      ? c.html(shell({ title: 'Payment', status: 200, framed: false }))
      : missing(c, false);
  });
  pages.get('/:user', (c) => profilePage(c, c.req.param('user'), false));
  pages.get('/:user/embed', (c) => profilePage(c, c.req.param('user'), true));
  const anyEventPage = (c: Context, user: string, slug: string, framed: boolean) =>
    withoutMove(c, slug, framed) ?? eventPage(c, user, slug, framed);
  pages.get('/:user/:event', (c) =>
    anyEventPage(c, c.req.param('user'), c.req.param('event'), false),
  );
  // A private link has its own page, and none for frames.
  pages.get('/d/:hash/:event', (c) => eventPage(c, HOST.username, c.req.param('event'), false));
  pages.get('/d/:hash/:event/embed', (c) => missing(c, true));
  pages.get('/:user/:event/embed', (c) =>
    anyEventPage(c, c.req.param('user'), c.req.param('event'), true),
  );
  return pages;
}
