/** The English messages of toasts, which load after the first ones of a panel. */
export const toastWords = {
  "toast.undo": "Undo",
  "toast.undone": "Undone",
  "toast.close": "Close",
} as const;
