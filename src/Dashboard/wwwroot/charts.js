// One drawing per element. C# sends data (columns as parallel arrays); what it looks like lives in charts/{kind}.js,
// which exports option(data, kit) -> ECharts option and, where items can be read one by one, read(data, index, kit) -> text.
import * as echarts from './lib/echarts.esm.min.js';
import { kit } from './charts/kit.js';

const drawings = new Set();

export async function create(element, reading, kind, data, owner) {
  const module = await import(`./charts/${kind}.js`);
  const drawing = new Drawing(element, reading, module, data, owner);
  drawings.add(drawing);
  return drawing;
}

export function save(name, text) {
  // The mark at the front makes Excel read Japanese headers as UTF-8.
  const url = URL.createObjectURL(new Blob(['\ufeff' + text], { type: 'text/csv;charset=utf-8' }));
  const link = Object.assign(document.createElement('a'), { href: url, download: name });
  link.click();
  setTimeout(() => URL.revokeObjectURL(url), 1000);
}

class Drawing {
  constructor(element, reading, module, data, owner) {
    this.element = element;
    this.reading = reading;
    this.module = module;
    this.data = data;
    this.owner = owner;
    this.at = -1;
    this.chart = echarts.init(element, null, { renderer: 'canvas' });
    this.chart.on('click', e => this.select(e.dataIndex));
    this.chart.on('mouseover', e => this.lead({ index: e.dataIndex }));
    this.chart.on('updateAxisPointer', e => this.lead({ value: e.axesInfo?.[0]?.value }));
    this.chart.on('globalout', () => this.lead({}));
    this.lines = [];
    this.resizer = new ResizeObserver(() => { this.chart.resize(); this.draw(); });
    this.resizer.observe(element);
    this.keys = e => this.key(e);
    element.parentElement.addEventListener('keydown', this.keys);
    this.draw();
  }

  update(data) {
    this.data = data;
    this.draw();
  }

  draw() {
    const look = kit(this.element);
    const option = this.module.option(this.data, look);
    // Replaced, not merged: a series that is no longer there must not stay. An open tooltip survives this.
    this.chart.setOption({ animation: false, useUTC: true, textStyle: { fontFamily: look.font }, ...option },
      { replaceMerge: ['series', 'grid', 'xAxis', 'yAxis', 'visualMap', 'graphic'] });
  }

  select(index) {
    if (index >= 0) this.owner?.invokeMethodAsync('Selected', index);
  }

  key(e) {
    if (e.isComposing || e.ctrlKey || e.metaKey || e.altKey) return;
    const count = this.module.count?.(this.data) ?? 0;
    if (count === 0) return;
    const steps = { ArrowRight: this.at + 1, ArrowLeft: this.at < 0 ? count - 1 : this.at - 1, Home: 0, End: count - 1, ...this.module.steps?.(this.data, this.at) };
    if (e.key in steps) {
      e.preventDefault();
      this.show(Math.min(count - 1, Math.max(0, steps[e.key])));
    } else if (e.key === 'Escape') {
      this.at = -1;
      this.chart.dispatchAction({ type: 'hideTip' });
    } else if (e.key === 'Enter') {
      this.select(this.at);
    }
  }

  show(index) {
    this.at = index;
    this.chart.dispatchAction({ type: 'showTip', ...(this.module.tip?.(this.data, index) ?? { seriesIndex: 0, dataIndex: index }) });
    this.reading.textContent = this.module.read?.(this.data, index, kit(this.element)) ?? '';
    this.lead({ index });
  }

  // One crosshair through all: a drawing that knows cursor(data, at) leads those that know follow(chart, data, cursor) -> lines in pixels.
  lead(at) {
    if (!this.module.cursor) return;
    const cursor = this.module.cursor(this.data, at) ?? {};
    for (const other of drawings) if (other !== this) other.follow(cursor);
  }

  follow(cursor) {
    this.lines.forEach(line => line.remove());
    this.lines = (this.module.follow?.(this.chart, this.data, cursor) ?? []).map(({ x, y, width, height }) => {
      const line = Object.assign(document.createElement('div'), { className: 'chart-cursor' });
      Object.assign(line.style, { left: `${x}px`, top: `${y}px`, width: `${width ?? 0}px`, height: `${height ?? 0}px` });
      return this.element.appendChild(line);
    });
  }

  dispose() {
    drawings.delete(this);
    this.follow({});
    this.resizer.disconnect();
    this.element.parentElement?.removeEventListener('keydown', this.keys);
    this.chart.dispose();
  }
}

// Light and dark are an attribute of the page; every drawing follows at once.
new MutationObserver(() => drawings.forEach(d => d.draw()))
  .observe(document.documentElement, { attributes: true, attributeFilter: ['data-theme'] });
