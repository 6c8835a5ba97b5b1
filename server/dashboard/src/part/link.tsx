// SPDX-License-Identifier: Apache-2.0
import type { ComponentChildren } from 'preact';
import { formatRoute, type Route } from '../live/route';

interface Props {
  to: Route;
  children: ComponentChildren;
  class?: string;
  isCurrent?: boolean;
}

export function Link({ to, children, class: name, isCurrent }: Props) {
  return (
    <a href={formatRoute(to)} class={name ?? ''} {...(isCurrent ? { 'aria-current': 'page' as const } : {})}>
      {children}
    </a>
  );
}
