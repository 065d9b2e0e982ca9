// A map of half hours. Cells are indexed day * 48 + half; days go down, or across when there are many.
const perDay = 48;

export const count = data => data.values.length;

export const steps = (data, at) => {
  const from = Math.max(0, at);
  const last = data.values.length - 1;
  const [half, whole] = data.across ? [['ArrowUp', 'ArrowDown'], ['ArrowRight', 'ArrowLeft']] : [['ArrowRight', 'ArrowLeft'], ['ArrowDown', 'ArrowUp']];
  const to = index => Math.min(last, Math.max(0, index));
  return { [half[0]]: to(at + 1), [half[1]]: to(from - 1), [whole[0]]: to(from + perDay), [whole[1]]: to(from - perDay) };
};

export const tip = (data, index) => ({ seriesIndex: 0, dataIndex: index });

export function read(data, index, kit) {
  return `${place(data, index, kit)} ${valueOf(data, index, kit)}`;
}

// The time of day under the pointer leads the other charts; theirs is drawn here as a line.
export const cursor = (data, at) => at.index >= 0 ? { half: at.index % perDay } : null;

export function follow(chart, data, { half }) {
  if (half === undefined) return [];
  const [first, last] = [[0, half], [data.days.length - 1, half]].map(([day, at]) =>
    chart.convertToPixel({ gridIndex: 0 }, data.across ? [day, at] : [at, day]));
  return data.across
    ? [{ x: Math.min(first[0], last[0]), y: first[1], width: Math.abs(last[0] - first[0]) }]
    : [{ x: first[0], y: Math.min(first[1], last[1]), height: Math.abs(last[1] - first[1]) }];
}

export function option(data, kit) {
  const heat = kit.color('heat').split(' ');
  const at = index => data.across ? [Math.floor(index / perDay), index % perDay] : [index % perDay, Math.floor(index / perDay)];
  const cells = data.values.map((value, i) => [...at(i), value === null ? '-' : Math.min(value, data.top), value]);
  const future = [];
  data.values.forEach((value, i) => { if (value === null && isOutside(data, i)) future.push(at(i)); });
  const halves = Array.from({ length: perDay }, (_, i) => clockOf(i));
  const rowHeight = (kit.height - kit.size * 6) / Math.max(1, data.days.length);
  const halfAxis = { type: 'category', data: halves, show: false };
  // Hours stand at the edges of cells, which a category cannot say.
  const clockAxis = {
    type: 'value', position: data.across ? 'left' : 'bottom', min: 0, max: 24, interval: kit.narrow ? 6 : 3, axisLine: { show: false },
    axisTick: { show: true, lineStyle: { color: kit.color('ink-muted') } }, splitLine: { show: false }, axisLabel: kit.text({ formatter: h => clockOf(h * 2) }),
  };
  const dayLabel = index => {
    const style = ['d', 's', 'h'][data.off[index]];
    return `{${style}|${data.labels[index]}}`;
  };
  const dayAxis = {
    type: 'category', data: data.days.map(String), axisLine: { show: false }, axisTick: { show: false },
    axisLabel: kit.text({
      interval: data.across ? monthsOnly(data) : rowHeight >= kit.size * 1.05 ? 0 : i => new Date(data.days[i]).getUTCDay() === 1,
      formatter: (_, i) => data.across ? month(data.days[i], kit) : dayLabel(i),
      rich: {
        d: kit.text({ color: kit.color('ink') }), s: kit.text({ color: kit.color('saturday') }), h: kit.text({ color: kit.color('sunday') }),
      },
    }),
  };
  const left = data.across ? kit.size * 4 : kit.size * (kit.lang === 'ja' ? 6 : 6.6);
  return {
    grid: {
      left, right: kit.size * 1.8, top: kit.size * 0.5, bottom: kit.size * 4.6, show: true, borderWidth: 0,
      backgroundColor: { image: kit.hatch(kit.color('missing'), kit.color('card')), repeat: 'repeat' },
    },
    xAxis: data.across ? dayAxis : [halfAxis, clockAxis],
    yAxis: data.across ? [halfAxis, clockAxis] : { ...dayAxis, inverse: true },
    visualMap: {
      type: 'continuous', min: 0, max: data.top, dimension: 2, seriesIndex: 0, calculable: false, orient: 'horizontal', left: kit.narrow ? 0 : left, bottom: 0,
      itemWidth: kit.size, itemHeight: kit.narrow ? 60 : 200, text: [data.topText, '0'], textGap: 8, textStyle: kit.text(),
      inRange: { color: heat }, hoverLink: false,
    },
    tooltip: kit.tooltip(item => kit.tipTable(place(data, item.dataIndex, kit), [
      [data.types[Math.floor(item.dataIndex / perDay)], valueOf(data, item.dataIndex, kit)],
    ]), { trigger: 'item' }),
    series: [
      {
        type: 'heatmap', data: cells, progressive: 0, itemStyle: { borderWidth: data.across ? 0 : 0.5, borderColor: kit.color('card') },
        emphasis: { itemStyle: { borderColor: kit.color('ink'), borderWidth: 2 } },
      },
      {
        // What lies before the meter or in the future is neither missing nor zero: plain ground.
        type: 'custom', silent: true, tooltip: { show: false }, data: future, encode: { x: 0, y: 1 }, clip: true,
        renderItem: (params, api) => {
          const [x, y] = api.coord([api.value(0), api.value(1)]);
          const [w, h] = api.size([1, 1]);
          return { type: 'rect', shape: { x: x - w / 2 - 0.5, y: y - h / 2 - 0.5, width: w + 1, height: h + 1 }, style: { fill: kit.color('card') } };
        },
      },
      {
        type: 'scatter', silent: true, tooltip: { show: false }, symbol: 'circle', symbolSize: data.across ? 2 : 3,
        itemStyle: { color: kit.color('ink') }, data: data.estimated.map(at),
      },
    ],
  };
}

function valueOf(data, index, kit) {
  const value = data.values[index];
  if (value === null) return isOutside(data, index) ? '—' : data.missing;
  return `${kit.kw(value)} ${data.unit}` + (data.estimated.includes(index) ? ` (${data.estimate})` : '');
}

const place = (data, index, kit) => {
  const half = index % perDay;
  return `${data.full[Math.floor(index / perDay)]} ${clockOf(half)}${kit.lang === 'ja' ? '〜' : '–'}${clockOf(half + 1)}`;
};

const isOutside = (data, index) => index < data.begin || index >= data.future;

const clockOf = half => `${String(Math.floor(half / 2)).padStart(2, '0')}:${half % 2 ? '30' : '00'}`;

const monthsOnly = data => i => new Date(data.days[i]).getUTCDate() === 1;

const month = (ms, kit) => {
  const names = ['Jan', 'Feb', 'Mar', 'Apr', 'May', 'Jun', 'Jul', 'Aug', 'Sep', 'Oct', 'Nov', 'Dec'];
  const number = new Date(ms).getUTCMonth();
  return kit.lang === 'ja' ? `${number + 1}月` : names[number];
};
