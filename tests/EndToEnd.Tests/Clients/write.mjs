// Writes with the official client; prints one JSON line per case: { case, ok, status, message }.
import { InfluxDB, Point, HttpError } from '@influxdata/influxdb-client';

const [url, token] = process.argv.slice(2);
const now = Date.now();

async function attempt(name, key, fill) {
  const api = new InfluxDB({ url, token: key }).getWriteApi('any-org', 'any-bucket', 'ms', { maxRetries: 0 });
  fill(api);
  try {
    await api.close();
    console.log(JSON.stringify({ case: name, ok: true }));
  } catch (e) {
    console.log(JSON.stringify({ case: name, ok: false, status: e instanceof HttpError ? e.statusCode : null, message: String(e.message) }));
  }
}

const point = (value, at) => new Point('readings').tag('meter', 'js').floatField('active_power_w', value).timestamp(at);
await attempt('good', token, api => api.writePoints([point(1, now - 3000), point(2, now - 2000)]));
await attempt('bad-line', token, api => { api.writePoint(point(3, now - 1000)); api.writeRecord(`readings,meter=js horse_power=1 ${now}`); });
await attempt('wrong-token', 'wrong', api => api.writePoint(point(4, now)));
