// Small multiples side by side: one day type each, median and band, one scale for all.
export function option(data, kit) {
  const n = data.types.length;
  const top = Math.max(1, ...data.types.flatMap(t => [...t.high, ...t.median]).filter(v => v !== null));
  const stacked = kit.narrow;
  const left = kit.size * 3.5, gap = 100 / n;
  const grids = data.types.map((_, i) => stacked
    ? { left, right: kit.size, top: `${i * gap + 8}%`, height: `${gap - 18}%` }
    : { left: i === 0 ? left : `${i * gap + 3}%`, right: `${(n - 1 - i) * gap + 1}%`, top: kit.size * 3.4, bottom: kit.size * 2.2 });
  const line = (i, values, css) => ({ type: 'line', xAxisIndex: i, yAxisIndex: i, data: values, showSymbol: false, step: 'end', ...css });
  return {
    grid: grids,
    title: data.types.map((t, i) => ({ text: t.name, textStyle: kit.text({ fontWeight: 700, fontSize: kit.size + 2 }), ...(stacked ? { left, top: `${i * gap}%` } : { left: i === 0 ? left : `${i * gap + 3}%`, top: 0 }) })),
    xAxis: data.types.map((_, i) => kit.categoryAxis(data.hours, { gridIndex: i, boundaryGap: false, axisLabel: kit.text({ interval: 11 }) })),
    yAxis: data.types.map((_, i) => kit.valueAxis(i === 0 ? 'kW' : '', { gridIndex: i, max: Math.ceil(top * 1.05 / 10) * 10 })),
    axisPointer: { link: [{ xAxisIndex: 'all' }] },
    tooltip: kit.tooltip(items => kit.tipTable(data.hours[items[0].dataIndex], data.types.map(t => [t.name, text(data, t, items[0].dataIndex, kit)]))),
    series: data.types.flatMap((t, i) => [
      line(i, t.low, { stack: 'band' + i, lineStyle: { opacity: 0 }, silent: true }),
      line(i, t.high.map((h, k) => h === null ? null : h - t.low[k]), { stack: 'band' + i, lineStyle: { opacity: 0 }, areaStyle: { color: kit.color('band') }, silent: true }),
      line(i, t.median, { lineStyle: { width: kit.line, color: kit.color('series-1') }, itemStyle: { color: kit.color('series-1') } }),
    ]),
  };
}

const text = (data, t, i, kit) => t.median[i] === null ? '—' : `${kit.kw(t.median[i])} kW` + (t.low[i] === null ? '' : ` (${kit.kw(t.low[i])}–${kit.kw(t.high[i])})`);
export const count = data => data.hours.length;
export const tip = (data, i) => ({ seriesIndex: 2, dataIndex: i });
export const read = (data, i, kit) => data.hours[i] + ', ' + data.types.map(t => `${t.name} ${text(data, t, i, kit)}`).join(', ');
