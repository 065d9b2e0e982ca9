// Load duration: power that is reached or passed for so many hours.
export const count = data => data.hours.length;

export const tip = (data, index) => ({ seriesIndex: 0, dataIndex: index });

export const read = (data, index, kit) => `${pointOf(data, index, kit)} ${kit.kw(data.values[index])} ${data.unit}`;

export function option(data, kit) {
  const top = Math.max(...data.values, ...data.limits.map(l => l.value));
  return {
    grid: { left: kit.size * 4.2, right: kit.size * 1.5, top: kit.size * 2, bottom: kit.size * 3.6 },
    xAxis: {
      type: 'value', min: 0, max: data.total, name: data.axis, nameLocation: 'middle', nameGap: kit.size * 2, nameTextStyle: kit.text(),
      splitLine: { show: false }, axisLabel: kit.text({ formatter: v => kit.number(v, 0), hideOverlap: true, showMaxLabel: false }),
      axisLine: { lineStyle: { color: kit.color('ink-muted') } }, splitNumber: 4,
    },
    yAxis: kit.valueAxis(data.unit, kit.scale(top * 1.06)),
    tooltip: kit.tooltip(items => kit.tipTable(pointOf(data, items[0].dataIndex, kit), [
      [data.name, `${kit.kw(data.values[items[0].dataIndex])} ${data.unit}`],
    ])),
    series: [{
      type: 'line', step: 'start', symbol: 'none', data: data.hours.map((h, i) => [h, data.values[i]]),
      lineStyle: { width: kit.line, color: kit.color('series-1') }, itemStyle: { color: kit.color('series-1') },
      areaStyle: { color: kit.color('band'), opacity: 1, origin: 0 },
      markLine: kit.limitLines(data.limits, true),
    }],
  };
}

const pointOf = (data, index, kit) => {
  const share = data.hours[index] / data.total * 100;
  return data.point.replace('{0}', kit.number(data.hours[index], data.hours[index] % 1 ? 1 : 0)).replace('{1}', kit.number(share, share < 10 ? 1 : 0) + '%');
};
