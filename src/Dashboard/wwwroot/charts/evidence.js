// A finding's evidence: what was seen, like days as a blue band, what the claim is about in orange, limits with names.
export const count = data => data.labels.length;

export const tip = (data, index) => ({ seriesIndex: data.overDay ? 2 : 0, dataIndex: index });

export const read = (data, index, kit) => `${data.full[index]} ${data.names.seen} ${valueOf(data.seen[index], data, kit)}` + (data.marked[index] ? ` ${data.names.marked}` : '');

export function option(data, kit) {
  const n = data.labels.length;
  const top = Math.max(...[...data.seen, ...data.high].map(v => v ?? 0), ...data.limits.map(l => l.value));
  const scale = data.unit === '%' ? { max: 100, interval: 25 } : kit.scale(top * 1.08);
  const tooltip = kit.tooltip(items => {
    const at = Math.min(n - 1, data.overDay ? Math.floor(items[0].axisValue) : items[0].dataIndex);
    return kit.tipTable(data.full[at], [
      [data.names.seen, valueOf(data.seen[at], data, kit)],
      data.high.length && [data.names.band, `${kit.number(data.low[at], data.digits)}–${valueOf(data.high[at], data, kit)}`],
      data.marked[at] && [data.names.marked, ''],
    ]);
  });
  const base = {
    grid: { left: kit.size * 4.2, right: kit.size * 1.5, top: kit.size * 2, bottom: kit.size * 2.2 },
    yAxis: kit.valueAxis(data.unit, scale), tooltip,
  };
  const orange = kit.color('finding');
  if (!data.overDay) {
    return {
      ...base,
      xAxis: kit.categoryAxis(data.labels),
      series: [{
        type: 'bar', barMaxWidth: kit.size * 5, markLine: kit.limitLines(data.limits, true),
        label: { ...kit.text({ color: kit.color('ink') }), show: true, position: 'insideTop', formatter: p => valueOf(p.value, data, kit) },
        data: data.seen.map((value, i) => ({
          value, itemStyle: data.marked[i] ? { color: mix(orange, 0.2), borderColor: orange, borderWidth: 2 } : { color: kit.color('series-1') },
        })),
      }],
    };
  }

  // A step holds until the next label; one more point carries the last one to the end.
  const line = values => Array.from({ length: n + 1 }, (_, i) => [i, values[Math.min(i, n - 1)]]);
  const runs = [];
  data.marked.forEach((m, i) => { if (m) { if (i > 0 && data.marked[i - 1]) runs[runs.length - 1][1] = i + 1; else runs.push([i, i + 1]); } });
  const band = { type: 'line', step: 'end', stack: 'band', symbol: 'none', silent: true, lineStyle: { width: 0 } };
  return {
    ...base,
    xAxis: {
      type: 'value', min: 0, max: n, interval: kit.narrow ? n / 4 : n / 8, splitLine: { show: false }, axisLine: { lineStyle: { color: kit.color('ink-muted') } },
      axisLabel: kit.text({ formatter: v => v < n ? data.labels[v] ?? '' : '24:00' }),
    },
    series: [
      { ...band, data: data.high.length ? line(data.low) : [] },
      { ...band, data: data.high.length ? line(data.high.map((h, i) => h === null || data.low[i] === null ? null : h - data.low[i])) : [], areaStyle: { color: kit.color('band'), opacity: 1 } },
      {
        type: 'line', step: 'end', symbol: 'none', data: line(data.seen), z: 4, lineStyle: { width: kit.line, color: kit.color('series-1') }, itemStyle: { color: kit.color('series-1') },
        markLine: kit.limitLines(data.limits, true),
        markArea: {
          silent: true, itemStyle: { color: mix(orange, 0.2), borderColor: orange, borderWidth: 1 },
          data: runs.map(([from, to]) => [{ xAxis: from }, { xAxis: to }]),
        },
      },
    ],
  };
}

const valueOf = (value, data, kit) => kit.number(value, data.digits) + (data.unit === '%' ? '' : ' ') + data.unit;

// A canvas does not know color-mix.
const mix = (hex, alpha) => `rgba(${[1, 3, 5].map(i => parseInt(hex.slice(i, i + 2), 16)).join(',')},${alpha})`;
