// SPDX-License-Identifier: Apache-2.0
import { useEffect, useRef } from 'preact/hooks';
import uPlot from 'uplot';

export interface Series {
  label: string;
  /** Name of the CSS variable that holds its colour. */
  color: string;
  values: (number | null)[];
}

interface Props {
  title: string;
  timesMs: number[];
  series: Series[];
  format: (value: number) => string;
  /** Greatest value of the axis, for shares; else it follows the values. */
  most?: number;
}

const HEIGHT_PX = 130;

/** Values over the last minutes. */
export function Chart({ title, timesMs, series, format, most }: Props) {
  const place = useRef<HTMLDivElement>(null);
  const plot = useRef<uPlot | null>(null);
  const data = [timesMs.map((it) => it / 1000), ...series.map((it) => it.values)] as uPlot.AlignedData;
  useEffect(() => {
    const element = place.current;
    if (!element) {
      return;
    }
    plot.current = new uPlot(options(element, series, format, most), data, element);
    const observer = new ResizeObserver(() =>
      plot.current?.setSize({ width: element.clientWidth, height: HEIGHT_PX }));
    observer.observe(element);
    return () => {
      observer.disconnect();
      plot.current?.destroy();
    };
  }, [series.map((it) => it.label).join(), most]);
  useEffect(() => plot.current?.setData(data));
  const last = series.map((it) => {
    const value = it.values.at(-1);
    return `${it.label} ${value === null || value === undefined ? 'none' : format(value)}`;
  });
  return (
    <figure class="chart">
      <figcaption>
        {title} <span class="faint">{last.join(', ')}</span>
      </figcaption>
      <div ref={place} role="img" aria-label={`${title}: ${last.join(', ')}`} />
    </figure>
  );
}

function options(
  element: HTMLElement,
  series: Series[],
  format: (value: number) => string,
  most: number | undefined,
): uPlot.Options {
  const color = (name: string) => getComputedStyle(element).getPropertyValue(name).trim();
  const axis = { stroke: color('--faint'), grid: { stroke: color('--line'), width: 1 }, ticks: { show: false } };
  return {
    width: element.clientWidth,
    height: HEIGHT_PX,
    legend: { show: false },
    cursor: { show: false },
    scales: { y: { range: (_plot, _from, to) => [0, most ?? Math.max(to, 1)] } },
    axes: [
      { ...axis, size: 24, space: 90, values: (_plot, seconds) => seconds.map(clock) },
      { ...axis, size: 64, values: (_plot, values) => values.map(format) },
    ],
    series: [
      {},
      ...series.map((it) => ({ label: it.label, stroke: color(it.color), width: 1.5, points: { show: false } })),
    ],
  };
}

function clock(seconds: number): string {
  return new Date(seconds * 1000).toLocaleTimeString(undefined, { hour12: false });
}
