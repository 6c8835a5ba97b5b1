// SPDX-License-Identifier: Apache-2.0
import { render } from 'preact';
import 'uplot/dist/uPlot.min.css';
import { takeTokenFromAddress } from './api/token';
import './style/base.css';
import './style/parts.css';
import './style/views.css';
import { App } from './view/app';

takeTokenFromAddress();
const place = document.getElementById('app');
if (place) {
  render(<App />, place);
}
