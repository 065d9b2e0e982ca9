// A day in half hours against the band of like days, with its thresholds.
export function option(data, kit) {
  const last = data.times.length - 1;
  const half = data.times[1] - data.times[0];
  // One more point closes the last step at 24:00.
  const points = values => [...values.map((v, i) => [data.times[i], v]), [data.times[last] + half, values[last]]];
  const low = points(data.low), width = points(data.high.map((h, i) => h === null || data.low[i] === null ? null : h - data.low[i]));
  const step = { type: 'line', step: 'end', showSymbol: false, connectNulls: false };
  // The highest threshold is named above its line, the others below, so that neighbours do not cover each other.
  const highest = Math.max(...data.thresholds.map(t => t.value));
  const marks = data.thresholds.map(t => ({
    yAxis: t.value, lineStyle: { type: t.dash, color: kit.color('ink-second'), width: kit.line / 1.5 },
    label: { formatter: `${t.name} ${kit.kw(t.value)}`, position: t.value === highest ? 'insideStartTop' : 'insideStartBottom', color: kit.color('ink-second'), fontSize: kit.size },
  }));
  const top = Math.max(0, ...data.seen, ...data.high, ...data.thresholds.map(t => t.value));
  return {
    grid: { left: kit.size * 3.5, right: kit.size * 1.5, top: kit.size * 2.4, bottom: kit.size * 2.2 },
    legend: { top: 0, right: 0, itemWidth: kit.size * 1.4, itemHeight: kit.size * 0.8, textStyle: kit.text(), data: [data.names.seen, data.names.band] },
    xAxis: kit.timeAxis({ min: data.times[0], max: data.times[last] + half }),
    yAxis: kit.valueAxis(data.unit, { max: Math.ceil(top * 1.08 / 10) * 10 }),
    tooltip: kit.tooltip(items => {
      const i = Math.min(last, Math.floor((items[0].axisValue - data.times[0]) / half));
      return kit.tipTable(kit.window(data.times[i], data.times[i] + half), rows(data, i, kit));
    }),
    series: [
      { ...step, name: 'low', data: low, stack: 'band', lineStyle: { opacity: 0 }, silent: true, tooltip: { show: false } },
      { ...step, name: data.names.band, data: width, stack: 'band', lineStyle: { opacity: 0 }, areaStyle: { color: kit.color('band') }, itemStyle: { color: kit.color('series-3') }, silent: true },
      { ...step, name: data.names.seen, data: points(data.seen), lineStyle: { width: kit.line, color: kit.color('series-1') }, itemStyle: { color: kit.color('series-1') },
        markLine: { symbol: 'none', silent: true, data: marks } },
    ],
  };
}

const rows = (data, i, kit) => [
  [data.names.seen, kit.kw(data.seen[i]) + ' ' + data.unit],
  data.low[i] === null ? null : [data.names.band, `${kit.kw(data.low[i])}–${kit.kw(data.high[i])} ${data.unit}`],
];

export const count = data => data.times.length;
export const tip = (data, i) => ({ seriesIndex: 2, dataIndex: i });
export const read = (data, i, kit) => [kit.window(data.times[i], data.times[i] + (data.times[1] - data.times[0])), ...rows(data, i, kit).filter(r => r).map(r => r.join(' '))].join(', ');
