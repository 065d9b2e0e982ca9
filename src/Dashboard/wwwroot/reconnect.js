// A strip instead of a dialog: nothing is covered. When the circuit is gone for good (server restarted, long sleep)
// the page reloads as soon as the server answers, with growing pauses, so that a wall screen heals by itself.
const strip = document.getElementById('components-reconnect-modal');
const waits = [1, 2, 4, 8, 15, 30];
const key = 'reload-attempt';
let reloading = false;

strip.addEventListener('components-reconnect-state-changed', e => {
  const state = e.detail.state;
  document.documentElement.classList.toggle('offline', state !== 'hide');
  if (state === 'failed' || state === 'rejected' || state === 'resume-failed') reloadWhenReachable();
});
document.getElementById('reconnect-reload').addEventListener('click', () => location.reload());

async function reloadWhenReachable() {
  if (reloading) return;
  reloading = true;
  let attempt = Number(sessionStorage.getItem(key) ?? 0);
  for (; ; attempt++) {
    sessionStorage.setItem(key, String(attempt));
    await new Promise(done => setTimeout(done, waits[Math.min(attempt, waits.length - 1)] * 1000));
    try {
      const answer = await fetch(location.href, { cache: 'no-store' });
      if (answer.ok) break;
    } catch { /* still away */ }
  }
  location.reload();
}

// A page that has lived for a minute has healed: the next loss starts with short pauses again.
setTimeout(() => sessionStorage.removeItem(key), 60000);
