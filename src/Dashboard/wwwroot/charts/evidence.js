// What was seen, over the band of like days; what the finding is about stands on an orange ground.
export function option(data, kit) {
  const number = v => kit.number(v, data.digits) + ' ' + data.unit;
  const highest = Math.max(...data.thresholds.map(t => t.value));
  const marks = { symbol: 'none', silent: true, data: data.thresholds.map(t => ({
    yAxis: t.value, lineStyle: { type: t.value === highest ? 'solid' : 'dashed', color: kit.color('ink-second') },
    label: { formatter: `${t.name} ${number(t.value)}`, position: t.value === highest ? 'insideStartTop' : 'insideStartBottom', color: kit.color('ink-second'), fontSize: kit.size },
  })) };
  const top = Math.max(...data.seen, ...data.high, ...data.thresholds.map(t => t.value), 1);
  const base = {
    grid: { left: kit.size * 4, right: kit.size * 1.5, top: kit.size * 2.2, bottom: kit.size * 2.2 },
    yAxis: kit.valueAxis(data.unit, { max: data.unit === '%' ? 100 : Math.ceil(top * 1.1 / 10) * 10 }),
    tooltip: kit.tooltip(items => kit.tipTable(data.labels[items[0].dataIndex], rows(data, items[0].dataIndex, number))),
  };
  if (data.bars) {
    return { ...base, xAxis: kit.categoryAxis(data.labels), series: [{
      type: 'bar', barMaxWidth: 64, markLine: marks,
      data: data.seen.map((v, i) => ({ value: v, itemStyle: { color: kit.color(data.marked[i] ? 'finding' : 'series-1') } })),
    }] };
  }
  const line = { type: 'line', step: 'end', showSymbol: false };
  return { ...base, xAxis: kit.categoryAxis(data.labels, { boundaryGap: false, axisLabel: kit.text({ interval: kit.narrow ? 11 : 5 }) }), series: [
    { ...line, data: data.low, stack: 'band', lineStyle: { opacity: 0 }, silent: true },
    { ...line, data: data.high.map((h, i) => h === null ? null : h - data.low[i]), stack: 'band', lineStyle: { opacity: 0 }, areaStyle: { color: kit.color('band') }, silent: true },
    { ...line, data: data.seen, lineStyle: { width: kit.line, color: kit.color('series-1') }, itemStyle: { color: kit.color('series-1') }, markLine: marks,
      markArea: { silent: true, itemStyle: { color: kit.color('finding'), opacity: .2, borderColor: kit.color('finding'), borderWidth: 1 }, data: spans(data.marked).map(([a, b]) => [{ xAxis: data.labels[a] }, { xAxis: data.labels[Math.min(b, data.labels.length - 1)] }]) } },
  ] };
}

// Runs of marked labels as [first, one after the last].
function spans(marked) {
  const found = [];
  marked.forEach((m, i) => { if (m && !marked[i - 1]) found.push([i, i + 1]); else if (m) found.at(-1)[1] = i + 1; });
  return found;
}

const rows = (data, i, number) => [
  [data.names.seen, number(data.seen[i])],
  data.low.length && data.low[i] !== null ? [data.names.usual, `${number(data.low[i])} – ${number(data.high[i])}`] : null,
];
export const count = data => data.labels.length;
export const tip = (data, i) => ({ seriesIndex: data.bars ? 0 : 2, dataIndex: i });
export const read = (data, i, kit) => [data.labels[i], ...rows(data, i, v => kit.number(v, data.digits) + ' ' + data.unit).filter(r => r).map(r => r.join(' '))].join(', ');
