import { toNodeHandler } from 'awell-cal-booking/server';
import { proxies } from './proxies.js';

const [version] = process.argv.slice(2);
const { default: express } = await import(`express${version}`);
const { cal, awell } = proxies({ upstream: process.env.UPSTREAM });

const app = express();
const mount = (path, ...before) => {
  app.use(`${path}/api/cal`, ...before, toNodeHandler(cal));
  app.use(`${path}/api/awell`, ...before, toNodeHandler(awell));
};
const keepRaw = (request, _response, bytes) => {
  request.rawBody = bytes;
};
mount('/plain');
mount('/json', express.json());
mount('/raw', express.raw({ type: '*/*' }));
mount('/text', express.text({ type: '*/*' }));
mount('/kept', express.json({ verify: keepRaw }));
mount('/forms', express.urlencoded({ extended: true }));
mount('/logged', (request, _response, next) => {
  request.resume().on('end', next);
});
const server = app.listen(0, () => {
  console.log(`http://localhost:${server.address().port} `);
});
