// Load duration: hours from the largest half hour on, with the thresholds.
export function option(data, kit) {
  const highest = Math.max(...data.thresholds.map(t => t.value));
  return {
    grid: { left: kit.size * 3.5, right: kit.size * 2, top: kit.size * 2.2, bottom: kit.size * 2.2 },
    xAxis: { type: 'value', min: 0, max: data.hours.at(-1), name: data.unit, nameTextStyle: kit.text(), axisLabel: kit.text(), splitLine: { show: false }, axisLine: { lineStyle: { color: kit.color('ink-muted') } } },
    yAxis: kit.valueAxis('kW', { max: Math.ceil(Math.max(data.kw[0] ?? 1, ...data.thresholds.map(t => t.value)) * 1.05 / 10) * 10 }),
    tooltip: kit.tooltip(items => kit.tipTable(`${items[0].value[0]} h`, [['', kit.kw(items[0].value[1]) + ' kW']])),
    series: [{
      type: 'line', step: 'end', showSymbol: false, data: data.hours.map((h, i) => [h, data.kw[i]]),
      lineStyle: { width: kit.line, color: kit.color('series-1') }, itemStyle: { color: kit.color('series-1') },
      markLine: { symbol: 'none', silent: true, data: data.thresholds.map(t => ({
        yAxis: t.value, lineStyle: { type: t.dash, color: kit.color('ink-second') },
        label: { formatter: `${t.name} ${kit.kw(t.value)}`, position: t.value === highest ? 'insideEndTop' : 'insideEndBottom', color: kit.color('ink-second'), fontSize: kit.size },
      })) },
    }],
  };
}

export const count = data => data.hours.length;
export const read = (data, i, kit) => `${data.hours[i]} h, ${kit.kw(data.kw[i])} kW`;
