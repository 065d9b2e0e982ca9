// Keys of the review desk, by position so that a Japanese input method does not matter; never while somebody types.
const codes = { KeyJ: 'J', KeyK: 'K', KeyA: 'A', KeyR: 'R', KeyW: 'W', KeyS: 'S', KeyU: 'U' };

export function listen(owner) {
  const handler = e => {
    if (e.isComposing || e.ctrlKey || e.metaKey || e.altKey || e.target.closest('input, textarea, select, [contenteditable], .chart-frame')) return;
    const key = e.key === '?' ? '?' : codes[e.code];
    if (key) {
      e.preventDefault();
      owner.invokeMethodAsync('Key', key);
    }
  };
  document.addEventListener('keydown', handler);
  return { dispose: () => document.removeEventListener('keydown', handler) };
}

// Who decides is remembered on this computer until there is a sign-in.
export const who = () => localStorage.getItem('who') ?? '';
export const remember = name => localStorage.setItem('who', name);
