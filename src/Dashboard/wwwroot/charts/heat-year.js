// A long period: columns are days, rows half hours from midnight at the top.
import { scale, hatch } from './heat.js';

export function option(data, kit) {
  const values = [];
  data.cells.forEach((row, x) => row.forEach((v, y) => { if (v !== null) values.push([x, y, v]); }));
  return {
    grid: { left: kit.size * 4.5, right: kit.size, top: kit.size, bottom: kit.size * 5, show: true, borderWidth: 0, backgroundColor: hatch(kit) },
    xAxis: kit.categoryAxis(data.days, { axisLabel: kit.text({ interval: Math.ceil(data.days.length / (kit.narrow ? 4 : 12)) - 1 }) }),
    yAxis: kit.categoryAxis(data.hours, { inverse: true, axisLabel: kit.text({ interval: 7 }) }),
    visualMap: scale(data, kit),
    tooltip: kit.tooltip(item => kit.tipTable(`${data.names[item.value[0]]} ${data.hours[item.value[1]]}`, [['', kit.kw(item.value[2]) + ' kW']]), { trigger: 'item' }),
    series: [{ type: 'heatmap', data: values, progressive: 0 }],
  };
}

export { count, tip, read } from './heat.js';
