import { whyNoFirefox, whyNoWebKit } from '../tests/browsers/installed';
import { installWithApt } from './apt';

// If a browser can't be installed, its tests are skipped and say why.
if (whyNoFirefox()) installWithApt('firefox-esr');
if (whyNoWebKit()) installWithApt('webkit2gtk-driver', 'xvfb');
