// One bar per day from 0; days off are light, the day that is not over is an outline.
export const count = data => data.kwh.length;

export const read = (data, index, kit) => `${data.title[index]} ${data.type[index]} ${kit.kw(data.kwh[index])} kWh`;

export function option(data, kit) {
  const last = data.kwh.length - 1;
  const dark = kit.color('series-1');
  const light = kit.color('series-3');
  return {
    grid: { left: kit.size * 4.6, right: kit.size, top: kit.size * 1.8, bottom: kit.size * 2.2 },
    xAxis: kit.categoryAxis(data.day, { axisLabel: kit.text({ interval: 0, hideOverlap: true }) }),
    yAxis: kit.valueAxis('kWh'),
    tooltip: kit.tooltip(items => {
      const index = items[0].dataIndex;
      return kit.tipTable(data.title[index], [[index === last ? data.today : data.type[index], kit.kw(data.kwh[index]) + ' kWh']]);
    }, { axisPointer: { type: 'shadow', shadowStyle: { color: kit.color('line'), opacity: 0.4 } } }),
    series: [{
      type: 'bar', barCategoryGap: '28%',
      data: data.kwh.map((value, i) => ({
        value,
        itemStyle: i === last
          ? { color: 'transparent', borderColor: data.off[i] ? kit.color('series-2') : dark, borderWidth: kit.line, borderType: 'dashed' }
          : { color: data.off[i] ? light : dark },
      })),
    }],
  };
}
