// One bar per day from 0; days off are light, estimated energy is hatched, the day that is not over is an outline.
export const count = data => data.kwh.length;

export const read = (data, index, kit) => [
  `${data.title[index]} ${data.type[index]} ${kit.kw(data.kwh[index])} kWh`,
  data.estimated[index] > 0 && `${data.words.estimated} ${kit.kw(data.estimated[index])} kWh`,
  data.missing[index] && data.words.missing,
].filter(Boolean).join(' ');

export function option(data, kit) {
  const last = data.kwh.length - 1;
  const fill = i => kit.color(data.off[i] ? 'series-3' : 'series-1');
  const outline = i => ({ color: 'transparent', borderColor: kit.color(data.off[i] ? 'series-2' : 'series-1'), borderWidth: kit.line, borderType: 'dashed' });
  const hatched = i => ({
    color: { image: kit.hatch(kit.color(data.off[i] ? 'series-2' : 'series-1'), kit.color('card')), repeat: 'repeat' },
    borderColor: kit.color(data.off[i] ? 'series-2' : 'series-1'), borderWidth: 1,
  });
  const bar = { type: 'bar', stack: 'day', barCategoryGap: '28%' };
  return {
    grid: { left: kit.size * 4.6, right: kit.size, top: kit.size * 1.8, bottom: kit.size * 2.2 },
    xAxis: kit.categoryAxis(data.day, { axisLabel: kit.text({ interval: 0, hideOverlap: true }) }),
    yAxis: kit.valueAxis('kWh', kit.scale(Math.max(0, ...data.kwh.map(v => v ?? 0)) * 1.02)),
    tooltip: kit.tooltip(items => {
      const index = items[0].dataIndex;
      return kit.tipTable(data.title[index], [
        [index === last ? data.today : data.type[index], kit.kw(data.kwh[index]) + ' kWh'],
        data.estimated[index] > 0 && [data.words.estimated, kit.kw(data.estimated[index]) + ' kWh'],
        data.missing[index] && [data.words.missing, ''],
      ]);
    }, { axisPointer: { type: 'shadow', shadowStyle: { color: kit.color('line'), opacity: 0.4 } } }),
    series: [
      { ...bar, data: data.kwh.map((value, i) => ({ value: value === null ? null : Math.max(0, value - data.estimated[i]), itemStyle: i === last ? outline(i) : { color: fill(i) } })) },
      { ...bar, data: data.estimated.map((value, i) => ({ value: value > 0 ? value : null, itemStyle: hatched(i) })) },
      {
        // Over a day of which a part is missing stands a small hatched field: its bar is too low, nobody knows by how much.
        type: 'custom', silent: true, tooltip: { show: false }, z: 5, data: data.missing.map((_, i) => [i, data.kwh[i] ?? 0]),
        renderItem: (_, api) => {
          const index = api.value(0);
          if (!data.missing[index]) return null;
          const [x, y] = api.coord([index, api.value(1)]);
          const width = api.size([1, 0])[0] * 0.6;
          const height = kit.size * 0.7;
          return {
            type: 'rect', shape: { x: x - width / 2, y: y - height - 2, width, height },
            style: { fill: { image: kit.hatch(kit.color('missing'), kit.color('card')), repeat: 'repeat' }, stroke: kit.color('missing'), lineWidth: 1 },
          };
        },
      },
    ],
  };
}
