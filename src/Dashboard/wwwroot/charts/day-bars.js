// Energy per day; working days dark, days off light, partly known days hatched by a dashed border.
export function option(data, kit) {
  return {
    grid: { left: kit.size * 4.5, right: kit.size, top: kit.size * 2, bottom: kit.size * 2 },
    xAxis: kit.categoryAxis(data.labels, { axisLabel: kit.text({ interval: kit.narrow ? 2 : 0, hideOverlap: true }) }),
    yAxis: kit.valueAxis('kWh', { splitNumber: 3 }),
    tooltip: kit.tooltip(items => kit.tipTable(data.days[items[0].dataIndex], [[data.partial[items[0].dataIndex] ? data.partialWord : '', text(data, items[0].dataIndex, kit)]]), { axisPointer: { type: 'shadow' } }),
    series: [{
      type: 'bar', barCategoryGap: '25%', data: data.kwh.map((v, i) => ({
        value: v, itemStyle: {
          color: kit.color(data.working[i] ? 'series-1' : 'series-3'),
          ...(data.partial[i] ? { borderColor: kit.color('missing'), borderType: 'dashed', borderWidth: 2, opacity: .6 } : {}),
        },
      })),
    }],
  };
}

const text = (data, i, kit) => kit.number(data.kwh[i], 0) + ' kWh';
export const count = data => data.kwh.length;
export const read = (data, i, kit) => `${data.days[i]}, ${text(data, i, kit)}${data.partial[i] ? ', ' + data.partialWord : ''}`;
