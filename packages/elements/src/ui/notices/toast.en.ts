/** The English messages of toasts, apart from those of a panel because they load later. */
export const toastWords = {
  "toast.undo": "Undo",
  "toast.undone": "Undone",
  "toast.close": "Close",
} as const;
