/** Toasts: what just happened, with Undo where it can be taken back, and errors in the words of the host. */
import { Toast } from '@base-ui/react/toast';
import type { ApiError } from '../../shared/api/errors.ts';

export interface ToastData {
  readonly level: 'info' | 'success' | 'warning' | 'error';
  readonly action?: { readonly label: string; readonly run: () => void };
}

export const toasts = Toast.createToastManager<ToastData>();

/** Says something; it goes away by itself, errors later than the rest. Returns the toast's id. */
export function notify(title: string, data: ToastData = { level: 'info' }, description?: string): string {
  return toasts.add({
    title,
    ...(description === undefined ? {} : { description }),
    data,
    timeout: data.level === 'error' ? 15_000 : 6_000,
    priority: data.level === 'error' ? 'high' : 'low',
  });
}

export function notifyError(error: ApiError): void {
  if (error.code === 'cancelled') return void notify(error.message);
  notify(error.message, { level: 'error' }, error.detail);
}
