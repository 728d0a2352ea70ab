/** The English messages of fields for uploads. */
export const uploadWords = {
  "upload.choose": "Choose files",
  "upload.camera": "Take a photo",
  "upload.drop": "You can also drop files here.",
  "upload.kinds.pdf": "PDF",
  "upload.kinds.image": "JPEG, PNG, WebP",
  "upload.limit": { one: "One file.", other: "Up to {count} files." },
  "upload.files": "Files",
  "upload.waiting": "Waiting",
  "upload.sending": "{percent} uploaded",
  "upload.progress": "Uploading {name}",
  "upload.done": "Uploaded",
  "upload.held": "Uploaded. The virus scan isn’t finished yet.",
  "upload.cancel": "Cancel",
  "upload.cancel.label": "Cancel the upload of {name}",
  "upload.retry": "Try again",
  "upload.retry.label": "Upload {name} again",
  "upload.remove": "Remove",
  "upload.remove.label": "Remove {name}",
  "upload.announced": { one: "{done} of {count} file uploaded", other: "{done} of {count} files uploaded" },
  "upload.none": {
    one: "This file wasn’t uploaded. Choose another one.",
    other: "These files weren’t uploaded. Choose other ones.",
  },
  "upload.too-many": {
    one: "You can add one file. The others were left out.",
    other: "You can add {count} files. The others were left out.",
  },
} as const;

/** The keys of these messages. */
export type UploadKey = keyof typeof uploadWords;
