// Runs before the first paint: without a remembered choice the browser's own preference decides.
(() => {
  const root = document.documentElement;
  if (!root.dataset.theme) {
    root.dataset.theme = matchMedia('(prefers-color-scheme: dark)').matches ? 'dark' : 'light';
  }
})();
