// Rows are days, columns half hours; the scale is fixed per meter, missing cells show the hatched ground.
export function option(data, kit) {
  const values = [];
  data.cells.forEach((row, y) => row.forEach((v, x) => { if (v !== null) values.push([x, y, v]); }));
  return {
    grid: { left: kit.size * 6.5, right: kit.size, top: kit.size, bottom: kit.size * 5, show: true, borderWidth: 0, backgroundColor: hatch(kit) },
    xAxis: kit.categoryAxis(data.hours, { axisLabel: kit.text({ interval: kit.narrow ? 11 : 5 }), splitArea: { show: false } }),
    yAxis: kit.categoryAxis(data.days, { inverse: true, axisLabel: kit.text({ interval: data.days.length > 20 ? 6 : 0 }) }),
    visualMap: scale(data, kit),
    tooltip: kit.tooltip(item => kit.tipTable(`${data.names[item.value[1]]} ${data.hours[item.value[0]]}`, [['', kit.kw(item.value[2]) + ' kW']]), { trigger: 'item' }),
    series: [{ type: 'heatmap', data: values, progressive: 0, emphasis: { itemStyle: { borderColor: kit.color('ink'), borderWidth: 1 } } }],
  };
}

export const scale = (data, kit) => ({
  min: 0, max: data.top, calculable: false, orient: 'horizontal', left: 'center', bottom: 0, itemWidth: kit.size, itemHeight: kit.size * 16,
  text: [kit.kw(data.top) + ' kW', '0'], textStyle: kit.text(), inRange: { color: kit.color('heat').split(' ') },
});

export function hatch(kit) {
  const tile = Object.assign(document.createElement('canvas'), { width: 8, height: 8 });
  const pen = tile.getContext('2d');
  pen.strokeStyle = kit.color('missing'); pen.lineWidth = 1;
  pen.beginPath(); pen.moveTo(0, 8); pen.lineTo(8, 0); pen.stroke();
  return { image: tile, repeat: 'repeat' };
}

const columns = data => data.hours.length;
export const count = data => data.cells.length * columns(data);
export const tip = (data, i) => {
  // Only known cells are items of the series.
  const before = data.cells.flat().slice(0, i + 1);
  return before[i] === null ? { seriesIndex: 0, dataIndex: -1 } : { seriesIndex: 0, dataIndex: before.filter(v => v !== null).length - 1 };
};
export const read = (data, i, kit) => `${data.names[Math.floor(i / columns(data))]} ${data.hours[i % columns(data)]}, ${kit.kw(data.cells.flat()[i])} kW`;
