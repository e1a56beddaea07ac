// A page that frames the app could lay its own over it and have the user press our buttons. A static host sends no headers, and
// `frame-ancestors` does not work in a page's own policy, so the app itself refuses.

/** Whether the app may start. In a frame it shows a link that opens it on its own instead. */
export function isFramed(page: Window): boolean {
  if (page.top === page.self) return false;
  const { document } = page;
  const link = document.createElement('a');
  link.href = page.location.pathname;
  link.target = '_blank';
  link.rel = 'noopener';
  link.textContent = 'Open Headroom on its own: it does not work inside another page.';
  document.body.replaceChildren(link);
  return true;
}
