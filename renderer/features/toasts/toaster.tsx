/** Shows the toasts at the lower edge. F6 reaches them; hovering or focusing keeps them. */
import { Toast } from '@base-ui/react/toast';
import { toasts, type ToastData } from '../../state/notify.ts';
import { Icon, type IconName } from '../../ui/icon.tsx';
import './toaster.css';

const ICONS: Readonly<Record<ToastData['level'], IconName>> = {
  info: 'info',
  success: 'check',
  warning: 'warning',
  error: 'warning',
};

export function Toaster() {
  return (
    <Toast.Provider toastManager={toasts} limit={3}>
      <Toast.Portal>
        <Toast.Viewport className="toasts">
          <ToastList />
        </Toast.Viewport>
      </Toast.Portal>
    </Toast.Provider>
  );
}

function ToastList() {
  const manager = Toast.useToastManager<ToastData>();
  return manager.toasts.map((toast) => (
    <Toast.Root
      key={toast.id}
      toast={toast}
      className="toast"
      data-level={toast.data?.level}
      swipeDirection={[]}
    >
      <Toast.Content className="toast-content">
        <Icon name={ICONS[toast.data?.level ?? 'info']} />
        <div className="toast-text">
          <Toast.Title className="toast-title" render={<p />} />
          <Toast.Description className="toast-more" />
        </div>
        {toast.data?.action && (
          <button
            type="button"
            className="toast-action"
            onClick={() => {
              manager.close(toast.id);
              toast.data?.action?.run();
            }}
          >
            {toast.data.action.label}
          </button>
        )}
        <Toast.Close className="icon-button" aria-label="Dismiss">
          <Icon name="close" />
        </Toast.Close>
      </Toast.Content>
    </Toast.Root>
  ));
}
