export interface PageShell {
  title: string;
  status: number;
  framed: boolean;
  handshakeDelayMs?: number;
  basePath: string;
}

/** A framed page hides its body until its parent knows its height. */
export function pageShell(page: PageShell): string {
  const { title, status, framed, handshakeDelayMs = 0, basePath } = page;
  return `<!doctype html>
<html lang="en">
<head>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1">
<title>${title}</title>
<link rel="icon" href="data:,">
<link rel="stylesheet" href="${basePath}/assets/page.css">
<script>window.CalComPageStatus = "${status}"; window.calHandshakeDelayMs = ${handshakeDelayMs}; window.calBasePath = ${JSON.stringify(basePath)};</script>
</head>
<body class="${framed ? 'framed' : 'standalone'}"${framed ? ' style="visibility:hidden"' : ''}>
<div id="root"></div>
<script type="module" src="${basePath}/assets/page.js"></script>
</body>
</html>
`;
}

export const SILENT_PAGE = `<!doctype html>
<html lang="en">
<head><meta charset="utf-8"><title>Silent page</title><link rel="icon" href="data:,"></head>
<body><p>This page never speaks to its parent.</p></body>
</html>
`;
