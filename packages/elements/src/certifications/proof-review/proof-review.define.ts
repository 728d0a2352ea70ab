import { ProofReview } from "./proof-review.ts";

if (!customElements.get("proof-review")) customElements.define("proof-review", ProofReview);
