import { css } from "lit";

/** The styles of questions and answers. */
export const answerStyles = css`
  fieldset.answer {
    margin: 0;
    padding: 0;
    border: 0;
  }
  fieldset.answer:focus-visible {
    outline: 2px solid var(--accent);
    outline-offset: 4px;
  }
  .answer legend {
    margin-block-end: 6px;
    padding: 0;
  }
  .answer .field.short {
    max-width: 10rem;
  }
  .optional-mark {
    font-weight: 400;
  }
  .answer-text {
    white-space: pre-wrap;
  }
  .photos {
    display: flex;
    flex-wrap: wrap;
    gap: var(--space-2);
  }
  .photos img {
    display: block;
    width: 96px;
    height: 96px;
    border: 1px solid var(--line);
    border-radius: var(--radius-s);
    object-fit: cover;
  }
`;
