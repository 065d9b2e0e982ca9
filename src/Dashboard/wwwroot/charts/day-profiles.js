// Small multiples of a day's shape: one panel per day type, all on one scale.
const perDay = 48;

export const count = () => perDay;

export const tip = (data, index) => ({ seriesIndex: 2, dataIndex: index });

export const read = (data, index, kit) => `${windowOf(index, kit)} ` + data.panels.map(p => `${p.title} ${kit.kw(p.median[index])} ${data.unit}`).join(' ');

export const cursor = (data, at) => at.index >= 0 ? { half: at.index % perDay } : at.value >= 0 ? { half: Math.min(perDay - 1, Math.floor(at.value * 2)) } : null;

export const follow = (chart, data, { half }) => half === undefined ? [] : data.panels.map((_, i) => {
  const [x, bottom] = chart.convertToPixel({ gridIndex: i }, [(half + 0.5) / 2, 0]);
  const top = chart.convertToPixel({ gridIndex: i }, [0, chart.getModel().getComponent('yAxis', i).axis.scale.getExtent()[1]])[1];
  return { x, y: top, height: bottom - top };
});

export function option(data, kit) {
  const columns = kit.narrow ? 1 : data.panels.length;
  const rows = Math.ceil(data.panels.length / columns);
  const top = Math.max(...data.panels.flatMap(p => [...p.high, ...p.median].map(v => v ?? 0)), ...data.limits.map(l => l.value));
  const scale = kit.scale(top * 1.06);
  const left = kit.size * 4;
  const gap = kit.size * 1.5;
  const width = (kit.width - left - kit.size - gap * (columns - 1)) / columns;
  const height = kit.height / rows;
  const place = i => ({ left: left + (i % columns) * (width + gap), top: Math.floor(i / columns) * height + kit.size * 2.6, width, height: height - kit.size * 4.8 });
  // A step holds until the next half hour; one more point carries the last one to midnight.
  const line = values => Array.from({ length: perDay + 1 }, (_, i) => [i / 2, values[Math.min(i, perDay - 1)]]);
  const on = i => ({ xAxisIndex: i, yAxisIndex: i, type: 'line', step: 'end', symbol: 'none' });
  return {
    title: data.panels.map((p, i) => ({
      text: p.title, left: place(i).left, top: place(i).top - kit.size * 2.4, padding: 0, textStyle: kit.text({ color: kit.color('ink'), fontSize: Math.max(14, kit.size) }),
    })),
    grid: data.panels.map((_, i) => ({ ...place(i), containLabel: false })),
    xAxis: data.panels.map((_, i) => ({
      type: 'value', gridIndex: i, min: 0, max: 24, interval: 6, splitLine: { show: false }, axisTick: { show: true, lineStyle: { color: kit.color('line') } },
      axisLine: { lineStyle: { color: kit.color('ink-muted') } },
      axisLabel: kit.text({ formatter: v => `${String(v).padStart(2, '0')}:00`, align: 'center', showMaxLabel: i === data.panels.length - 1 || columns === 1 }),
    })),
    yAxis: data.panels.map((_, i) => {
      const first = i % columns === 0;
      const axis = kit.valueAxis(first && i === 0 ? data.unit : '', { gridIndex: i, ...scale });
      return first ? axis : { ...axis, axisLabel: { show: false } };
    }),
    axisPointer: { link: [{ xAxisIndex: 'all' }] },
    tooltip: kit.tooltip(items => {
      const half = Math.min(perDay - 1, Math.floor(items[0].axisValue * 2));
      return kit.tipTable(windowOf(half, kit), data.panels.flatMap(p => [
        [`${p.title} ${data.names.median}`, `${kit.kw(p.median[half])} ${data.unit}`],
        [data.names.range, `${kit.kw(p.low[half])}–${kit.kw(p.high[half])} ${data.unit}`],
      ]));
    }),
    series: data.panels.flatMap((p, i) => [
      { ...on(i), stack: `band${i}`, silent: true, lineStyle: { width: 0 }, data: line(p.low) },
      {
        ...on(i), stack: `band${i}`, silent: true, lineStyle: { width: 0 }, areaStyle: { color: kit.color('band'), opacity: 1 },
        data: line(p.high.map((h, k) => h === null || p.low[k] === null ? null : h - p.low[k])),
      },
      {
        ...on(i), data: line(p.median), z: 4, lineStyle: { width: kit.line, color: kit.color('series-1') }, itemStyle: { color: kit.color('series-1') },
        markLine: kit.limitLines(data.limits, i === data.panels.length - 1 || columns === 1),
      },
    ]),
  };
}

const windowOf = (half, kit) => `${clockOf(half)}${kit.lang === 'ja' ? '〜' : '–'}${clockOf(half + 1)}`;

const clockOf = half => `${String(Math.floor(half / 2)).padStart(2, '0')}:${half % 2 ? '30' : '00'}`;
