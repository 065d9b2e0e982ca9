// A day's load as a step line over the band of like days, dashed where it is estimated, with labelled limit lines.
export const count = data => data.start.length;

export const tip = (data, index) => ({ seriesIndex: 2, dataIndex: index });

export function read(data, index, kit) {
  const value = data.seen[index];
  return `${windowOf(data, index, kit)} ${data.names.seen} ${kit.kw(value)} ${data.unit}` + estimateOf(data, index);
}

export function option(data, kit) {
  // A step holds until the next start; one more point carries the last one to midnight.
  const line = values => data.start.map((t, i) => [t, values[i]]).concat([[data.end, values[values.length - 1]]]);
  const span = data.high.map((h, i) => h === null || data.low[i] === null ? null : h - data.low[i]);
  const last = data.seen.reduce((at, v, i) => v === null ? at : i, -1);
  const band = { type: 'line', step: 'end', stack: 'band', symbol: 'none', silent: true, lineStyle: { width: 0 }, tooltip: { show: false } };
  const top = Math.max(0, ...data.limits.map(l => l.value), ...data.seen, ...data.high.map(h => h ?? 0));
  const drawn = { type: 'line', symbol: 'none', silent: true, tooltip: { show: false }, connectNulls: false, z: 4 };
  const empty = last < 0 && !(top > 0);
  const limitColor = kit.color('ink-second');
  return {
    grid: { left: kit.size * 4.2, right: kit.size * 1.5, top: kit.large ? kit.size * 0.8 : kit.size * 1.8, bottom: kit.size * 2.4 },
    xAxis: kit.timeAxis({
      min: data.start[0], max: data.end, splitNumber: kit.width / kit.size < 50 ? 4 : 8,
      ...(data.end - data.start[0] <= 864e5 && { axisLabel: kit.text({ formatter: v => v === data.end ? '24:00' : kit.clock(v), hideOverlap: true, margin: kit.size * 0.7 }) }),
      ...(data.end - data.start[0] > 864e5 && { minInterval: 864e5, axisLabel: kit.text({ formatter: v => kit.day(v), hideOverlap: true }) }),
    }),
    yAxis: empty ? { type: 'value', show: false, min: 0, max: 1 } : kit.valueAxis(data.unit, kit.scale(top * 1.06)),
    graphic: last < 0 ? [{ type: 'text', left: 'center', top: 'middle', silent: true, style: { text: data.empty, fill: kit.color('ink-second'), font: `${kit.large ? kit.size : 14}px ${kit.font}` } }] : [],
    tooltip: kit.tooltip(items => {
      const index = Math.min(data.start.length - 1, items.reduce((at, i) => Math.max(at, data.start.findLastIndex(t => t <= i.value[0])), 0));
      return kit.tipTable(windowOf(data, index, kit), [
        [data.names.seen, kit.kw(data.seen[index]) + ' ' + data.unit + estimateOf(data, index)],
        data.band && [data.names.median, kit.kw(data.median[index]) + ' ' + data.unit],
        data.band && [data.names.range, kit.kw(data.low[index]) + '–' + kit.kw(data.high[index]) + ' ' + data.unit],
      ]);
    }),
    series: [
      { ...band, data: data.band ? line(data.low) : [] },
      { ...band, data: data.band ? line(span) : [], areaStyle: { color: kit.color('band'), opacity: 1 } },
      {
        // Not seen itself: one point per half hour for the tooltip, and the limit lines.
        type: 'line', symbol: 'none', data: data.start.map((t, i) => [t, data.seen[i]]), lineStyle: { width: 0 }, z: 5,
        markLine: {
          silent: true, symbol: 'none', precision: 10,
          data: data.limits.map(l => ({
            yAxis: l.value, lineStyle: { color: limitColor, width: kit.line * 0.7, type: l.dashed ? 'dashed' : 'solid' },
            // Where the load leaves room, and on its own ground: where there is none, the line passes behind the words.
            label: {
              ...kit.text({ color: kit.color('ink') }), formatter: l.name, backgroundColor: kit.color('card'), padding: [1, 3],
              position: labelPlace(data, kit, l, top),
            },
          })),
        },
      },
      { ...drawn, data: steps(data, last, i => !data.estimated[i]), lineStyle: { width: kit.line * 1.2, color: kit.color('series-1') } },
      { ...drawn, data: steps(data, last, i => data.estimated[i]), lineStyle: { width: kit.line * 1.2, color: kit.color('series-1'), type: 'dashed' } },
    ],
  };
}

// The half hours that belong to a line, each from its start to its end; the last ends where the data end.
function steps(data, last, belongs) {
  const points = [];
  const known = i => i >= 0 && i <= last && data.seen[i] !== null;
  for (let i = 0; i <= last; i++) {
    if (!known(i) || !belongs(i)) continue;
    const next = data.start[i + 1] ?? data.end;
    const end = i === last ? Math.min(next, data.until) : next;
    if (known(i - 1) && !belongs(i - 1)) points.push([data.start[i], data.seen[i - 1]]); // the riser from the other line
    points.push([data.start[i], data.seen[i]], [end, data.seen[i]]);
    if (!known(i + 1) || !belongs(i + 1)) points.push([end, null]);
  }
  return points;
}

// The target's words stand below its line and the contract's above, at the right, unless the load or another limit passes there.
function labelPlace(data, kit, limit, top) {
  const halves = Math.ceil(data.seen.length * Math.min(1, kit.size * 9 / kit.width));
  const height = top * kit.size * 2.2 / kit.height;
  const others = data.limits.filter(l => l !== limit).map(l => l.value);
  const crossings = (side, edge) => {
    const [low, high] = edge === 'Top' ? [limit.value, limit.value + height] : [limit.value - height, limit.value];
    const seen = (side === 'Start' ? data.seen.slice(0, halves) : data.seen.slice(-halves)).filter(v => v !== null);
    const passes = (a, b) => Math.min(a, b) <= high && Math.max(a, b) >= low;
    return seen.filter((v, i) => passes(v, seen[i + 1] ?? v)).length + others.filter(v => passes(v, v)).length;
  };
  const edges = limit.dashed ? ['Bottom', 'Top'] : ['Top', 'Bottom'];
  const places = edges.flatMap(edge => ['End', 'Start'].map(side => ({ side, edge, count: crossings(side, edge) })));
  const best = places.reduce((a, b) => b.count < a.count ? b : a);
  return `inside${best.side}${best.edge}`;
}

const estimateOf = (data, index) => data.estimated[index] && data.seen[index] !== null ? ` (${data.names.estimated})` : '';

const windowOf = (data, index, kit) => (data.end - data.start[0] > 864e5 ? kit.day(data.start[index]) + ' ' : '') + kit.window(data.start[index], data.start[index + 1] ?? data.end);
