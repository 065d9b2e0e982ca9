// Small services of the browser for the frame: theme and visibility.
export function theme() {
  return document.documentElement.dataset.theme;
}

export function setTheme(name) {
  document.documentElement.dataset.theme = name;
  document.cookie = `theme=${name};path=/;max-age=31536000;samesite=lax`;
}

export function watchVisibility(owner) {
  const tell = () => owner.invokeMethodAsync('VisibilityChanged', document.hidden).catch(() => { });
  document.addEventListener('visibilitychange', tell);
  return { dispose: () => document.removeEventListener('visibilitychange', tell) };
}
