// A chart of series over two logarithmic axes, as SVG; beside each series the line of a linear growth from its first point.
const [width, height, left, bottom, top, right] = [640, 400, 60, 50, 20, 110];
const colours = ['#1b6ca8', '#b8432f', '#3a7d44'];

const decades = (values) => [Math.floor(Math.log10(Math.min(...values))), Math.ceil(Math.log10(Math.max(...values)))];

export function growthChart(series) {
  const points = series.flatMap((s) => s.points);
  const [x0, x1] = decades(points.map(([x]) => x));
  const [y0, y1] = decades(points.map(([, y]) => y));
  const px = (x) => (left + ((Math.log10(x) - x0) / (x1 - x0)) * (width - left - right)).toFixed(1);
  const py = (y) => (height - bottom - ((Math.log10(y) - y0) / (y1 - y0)) * (height - bottom - top)).toFixed(1);
  const grid = [];
  for (let e = x0; e <= x1; e++) grid.push(`<line x1="${px(10 ** e)}" x2="${px(10 ** e)}" y1="${top}" y2="${height - bottom}" stroke="#ddd"/><text x="${px(10 ** e)}" y="${height - bottom + 18}" text-anchor="middle">${10 ** e}</text>`);
  for (let e = y0; e <= y1; e++) grid.push(`<line x1="${left}" x2="${width - right}" y1="${py(10 ** e)}" y2="${py(10 ** e)}" stroke="#ddd"/><text x="${left - 8}" y="${Number(py(10 ** e)) + 4}" text-anchor="end">${Number((10 ** e).toPrecision(1))}</text>`);
  const lines = series.map(({ name, points: own }, i) => {
    const [first, last] = [own[0], own.at(-1)];
    // Linear growth, as far as the chart goes.
    const times = Math.min(last[0] / first[0], 10 ** y1 / first[1]);
    return `<line x1="${px(first[0])}" y1="${py(first[1])}" x2="${px(first[0] * times)}" y2="${py(first[1] * times)}" stroke="${colours[i]}" stroke-dasharray="3 4" opacity="0.5"/>
<polyline fill="none" stroke="${colours[i]}" stroke-width="2" points="${own.map(([x, y]) => `${px(x)},${py(y)}`).join(' ')}"/>
${own.map(([x, y]) => `<circle cx="${px(x)}" cy="${py(y)}" r="3.5" fill="${colours[i]}"/>`).join('')}
<text x="${Number(px(last[0])) - 8}" y="${Number(py(last[1])) - 8}" text-anchor="end" fill="${colours[i]}">${name}</text>`;
  });
  return `<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 ${width} ${height}" font-family="sans-serif" font-size="12" role="img" aria-label="Seconds of a cold build by the number of tasks and of agencies">
<rect width="${width}" height="${height}" fill="white"/>
${grid.join('\n')}
${lines.join('\n')}
<text x="${(left + width - right) / 2}" y="${height - 12}" text-anchor="middle">number (dashed: linear)</text>
<text transform="translate(16 ${(top + height - bottom) / 2}) rotate(-90)" text-anchor="middle">seconds, cold</text>
</svg>
`;
}
