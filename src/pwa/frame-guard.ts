// A page that frames the app could lay its own over it and have the user press our buttons. A static host sends no headers, and
// `frame-ancestors` does not work in a page's own policy, so the app itself refuses.

/** Whether the app is in a frame. Then it shows a link with this text, which opens it on its own, and must not start. */
export function isFramed(page: Window, text: string): boolean {
  if (page.top === page.self) return false;
  const { document } = page;
  const link = document.createElement('a');
  link.href = page.location.pathname;
  link.target = '_blank';
  link.rel = 'noopener';
  link.textContent = text;
  document.body.replaceChildren(link);
  return true;
}
