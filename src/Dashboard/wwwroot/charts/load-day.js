// A day's load as a step line over the band of like days, with labelled limit lines.
export const count = data => data.start.length;

export const tip = (data, index) => ({ seriesIndex: 2, dataIndex: index });

export function read(data, index, kit) {
  const value = data.seen[index];
  return `${windowOf(data, index, kit)} ${data.names.seen} ${kit.kw(value)} ${data.unit}`;
}

export function option(data, kit) {
  // A step holds until the next start; one more point carries the last one to midnight.
  const line = values => data.start.map((t, i) => [t, values[i]]).concat([[data.end, values[values.length - 1]]]);
  const span = data.high.map((h, i) => h === null || data.low[i] === null ? null : h - data.low[i]);
  const last = data.seen.reduce((at, v, i) => v === null ? at : i, -1);
  const seen = line(data.seen);
  // The line ends where the data end, not at the start of the last half hour.
  if (last >= 0 && last + 1 < data.seen.length) {
    const edge = Math.min(data.start[last + 1], data.until);
    seen.splice(last + 1, 0, [edge, data.seen[last]], [edge, null]);
  }
  const band = { type: 'line', step: 'end', stack: 'band', symbol: 'none', silent: true, lineStyle: { width: 0 }, tooltip: { show: false } };
  const top = Math.max(0, ...data.limits.map(l => l.value), ...data.seen, ...data.high.map(h => h ?? 0));
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
        [data.names.seen, kit.kw(data.seen[index]) + ' ' + data.unit],
        data.band && [data.names.median, kit.kw(data.median[index]) + ' ' + data.unit],
        data.band && [data.names.range, kit.kw(data.low[index]) + '–' + kit.kw(data.high[index]) + ' ' + data.unit],
      ]);
    }),
    series: [
      { ...band, data: data.band ? line(data.low) : [] },
      { ...band, data: data.band ? line(span) : [], areaStyle: { color: kit.color('band'), opacity: 1 } },
      {
        type: 'line', step: 'end', symbol: 'none', connectNulls: false, data: seen, z: 4,
        lineStyle: { width: kit.line * 1.2, color: kit.color('series-1') }, itemStyle: { color: kit.color('series-1') },
        markLine: {
          silent: true, symbol: 'none', precision: 10,
          data: data.limits.map(l => ({
            yAxis: l.value, lineStyle: { color: limitColor, width: kit.line * 0.7, type: l.dashed ? 'dashed' : 'solid' },
            label: { ...kit.text({ color: kit.color('ink') }), formatter: l.name, position: l.dashed ? 'insideStartBottom' : 'insideEndTop' },
          })),
        },
      },
    ],
  };
}

const windowOf = (data, index, kit) => (data.end - data.start[0] > 864e5 ? kit.day(data.start[index]) + ' ' : '') + kit.window(data.start[index], data.start[index + 1] ?? data.end);
