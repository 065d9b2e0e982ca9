// Keys of the review desk. By position (event.code), so that they work with a Japanese input method on; never while somebody types.
const actions = { KeyJ: 'next', KeyK: 'previous', KeyA: 'accept', KeyR: 'reject', KeyW: 'wait', KeyS: 'snooze', KeyU: 'undo' };
const typing = 'input:not([type=radio]), textarea, select, [contenteditable]';

export function listen(owner) {
  const press = e => {
    if (e.isComposing || e.keyCode === 229 || e.ctrlKey || e.metaKey || e.altKey || e.repeat) return;
    if (e.code === 'Escape') {
      if (e.target.closest?.(typing)) e.target.blur();
      else owner.invokeMethodAsync('Pressed', 'close');
      return;
    }
    if (e.target.closest?.(typing)) return;
    const action = e.key === '?' ? 'help' : e.code === 'Slash' ? 'filter' : e.shiftKey ? undefined : actions[e.code];
    if (!action) return;
    e.preventDefault();
    if (action === 'filter') document.getElementById('finding-filter')?.focus();
    else owner.invokeMethodAsync('Pressed', action);
  };
  document.addEventListener('keydown', press);
  document.body.dataset.keys = 'on'; // From here on no key is lost.
  return {
    dispose: () => {
      document.removeEventListener('keydown', press);
      delete document.body.dataset.keys;
    },
  };
}

export function reveal(selector) {
  document.querySelector(selector)?.scrollIntoView({ block: 'nearest' });
}

export function focus(selector) {
  document.querySelector(selector)?.focus();
}

export const who = () => localStorage.getItem('who') ?? '';

export const rememberWho = name => localStorage.setItem('who', name);
