// What all drawings share: the page's colours, figures written as in Formats/Figures.cs, axes and tooltip.
const weekdays = { ja: ['日', '月', '火', '水', '木', '金', '土'], en: ['Sun', 'Mon', 'Tue', 'Wed', 'Thu', 'Fri', 'Sat'] };
const months = ['Jan', 'Feb', 'Mar', 'Apr', 'May', 'Jun', 'Jul', 'Aug', 'Sep', 'Oct', 'Nov', 'Dec'];

export function kit(element) {
  const style = getComputedStyle(element);
  const color = name => style.getPropertyValue('--' + name).trim();
  const lang = document.documentElement.lang === 'en' ? 'en' : 'ja';
  // The wall is read from metres away: its frame sets a larger size, and every drawing follows.
  const font = style.getPropertyValue('--chart-font').trim();
  const size = (parseFloat(font) || 12) * (font.endsWith('vh') ? innerHeight / 100 : 1);
  const line = Math.max(2, size / 8);
  const large = size > 20;
  const steps = Math.max(1, Math.min(5, Math.floor(element.clientHeight / size / 3)));
  const text = (css = {}) => ({ color: color('ink-second'), fontSize: size, fontFamily: style.fontFamily, ...css });
  return {
    color, lang, size, line, large, text, number, escape, hatch,
    font: style.fontFamily,
    narrow: element.clientWidth < 480,
    width: element.clientWidth,
    height: element.clientHeight,
    scale: top => scale(top, steps), clock, day: ms => day(ms, lang), window: (from, to) => clock(from) + (lang === 'ja' ? '〜' : '–') + clock(to),
    kw: value => number(value, kwDigits(value)),
    valueAxis: (unit, css = {}) => ({
      type: 'value', min: 0, splitNumber: Math.min(4, steps), name: large ? '' : unit, nameGap: size * 0.8,
      nameTextStyle: text({ align: 'right', padding: [0, 6, 0, 0] }), axisLabel: text({ formatter: v => number(v, axisDigits(v)) }),
      axisLine: { show: false }, axisTick: { show: false }, splitLine: { lineStyle: { color: color('line') } }, ...css,
    }),
    timeAxis: (css = {}) => ({
      type: 'time', axisLabel: text({ formatter: v => clock(v), hideOverlap: true, margin: size * 0.7 }), axisTick: { show: true, lineStyle: { color: color('line') } },
      axisLine: { lineStyle: { color: color('ink-muted') } }, splitLine: { show: false }, ...css,
    }),
    categoryAxis: (data, css = {}) => ({
      type: 'category', data, axisLabel: text(), axisTick: { show: false }, axisLine: { lineStyle: { color: color('ink-muted') } }, ...css,
    }),
    limitLines: (limits, labelled) => ({
      silent: true, symbol: 'none', precision: 10,
      data: limits.map(l => ({
        yAxis: l.value, lineStyle: { color: color('ink-second'), width: line * 0.7, type: l.dashed ? 'dashed' : 'solid' },
        label: { ...text({ color: color('ink') }), show: labelled, formatter: l.name, position: l.dashed ? 'insideEndBottom' : 'insideEndTop' },
      })),
    }),
    tooltip: (formatter, css = {}) => ({
      trigger: 'axis', confine: true, transitionDuration: 0, backgroundColor: color('card'), borderColor: color('line'), borderWidth: 1, padding: [8, 12],
      textStyle: text({ color: color('ink') }), extraCssText: 'box-shadow:none;border-radius:6px;z-index:1000', axisPointer: { type: 'line', lineStyle: { color: color('ink-muted') } },
      formatter, ...css,
    }),
    tipTable: (head, rows) => `<div>${escape(head)}</div><table>` + rows.filter(r => r).map(([name, value]) =>
      `<tr><td style="padding-right:16px">${escape(name)}</td><td style="text-align:right;font-variant-numeric:tabular-nums">${escape(value)}</td></tr>`).join('') + '</table>',
  };
}

export function number(value, digits) {
  if (value === null || value === undefined || !Number.isFinite(value)) return '—';
  const rounded = Number(Math.abs(value).toFixed(digits));
  const text = rounded.toLocaleString('en-US', { minimumFractionDigits: digits, maximumFractionDigits: digits });
  return value < 0 && rounded > 0 ? '−' + text : text;
}

export function kwDigits(value) {
  const size = Math.abs(value ?? 0);
  return size >= 99.95 ? 0 : size >= 9.995 ? 1 : 2;
}

// Times arrive shifted so that UTC reads as the plant's clock (Charts/ChartTime.cs).
export function clock(ms) {
  const t = new Date(ms);
  return String(t.getUTCHours()).padStart(2, '0') + ':' + String(t.getUTCMinutes()).padStart(2, '0');
}

export function day(ms, lang) {
  const t = new Date(ms);
  const weekday = weekdays[lang][t.getUTCDay()];
  return lang === 'ja' ? `${t.getUTCMonth() + 1}月${t.getUTCDate()}日(${weekday})` : `${weekday} ${t.getUTCDate()} ${months[t.getUTCMonth()]}`;
}

export function escape(text) {
  return String(text).replace(/[&<>"']/g, c => ({ '&': '&amp;', '<': '&lt;', '>': '&gt;', '"': '&quot;', "'": '&#39;' })[c]);
}

// As many decimals as the value of a tick has, so that no two ticks read alike.
export function axisDigits(value) {
  const digits = [0, 1, 2, 3].find(d => Math.abs(value * 10 ** d - Math.round(value * 10 ** d)) < 1e-6);
  return digits ?? 4;
}

// A round end of the value axis in about so many steps, so that the topmost line keeps its label inside.
// What figures write as 0.00 is no height: before there is any energy the axis reads 0 and 1.
export function scale(top, steps) {
  if (!(top >= 0.005)) return { max: 1, interval: 1 };
  const raw = top / steps;
  const power = 10 ** Math.floor(Math.log10(raw));
  const interval = [1, 2, 2.5, 5, 10].map(f => f * power).find(step => step >= raw);
  return { max: Math.ceil(top / interval) * interval || interval, interval };
}

function hatch(ink, ground) {
  const canvas = Object.assign(document.createElement('canvas'), { width: 6, height: 6 });
  const pen = canvas.getContext('2d');
  pen.fillStyle = ground;
  pen.fillRect(0, 0, 6, 6);
  pen.strokeStyle = ink;
  pen.lineWidth = 1;
  for (const shift of [-6, 0, 6]) {
    pen.beginPath();
    pen.moveTo(shift, 6);
    pen.lineTo(shift + 6, 0);
    pen.stroke();
  }
  return canvas;
}
