// Asks in a world of its own, where no extension can look: what the page then shows must be read from its text.
self.onmessage = async ({ data: { id, path, headers } }) => {
  const response = await fetch(path, { headers });
  self.postMessage({ id, status: response.status, text: await response.text() });
};
