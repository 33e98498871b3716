/* Names for screen readers, where Wagtail writes one beside a field and does not tie it to it:
   rich text, and a block that is a single field. Runs before Wagtail sets up a form, and holds
   for blocks that are added later. */
(function () {
  "use strict";

  // The label of a form field names the hidden field behind the editor.
  document.addEventListener(
    "w-draftail:init",
    ({ target, detail }) => {
      detail.ariaLabelledBy = `${target.id}-label`;
    },
    true,
  );

  const { FieldBlock, FieldBlockDefinition } = window.wagtailStreamField?.blocks ?? {};
  if (FieldBlock) {
    class NamedFieldBlock extends FieldBlock {
      getAttributes() {
        const name = this.blockDef.meta.label || this.labelOfList();
        return { ...super.getAttributes(), "aria-label": name };
      }

      // The items of a list need no label of their own.
      labelOfList() {
        const list = this.element.parentElement.closest("[data-contentpath]:has(> label)");
        return list?.querySelector("label").firstChild.textContent;
      }
    }

    class NamedFieldBlockDefinition extends FieldBlockDefinition {
      render(...placeAndState) {
        return new NamedFieldBlock(this, ...placeAndState);
      }
    }

    window.telepath.register("wagtail.blocks.FieldBlock", NamedFieldBlockDefinition);
  }

  // It gives its attributes to the hidden field, too; the editor takes options.
  const RichTextArea = window.draftail?.DraftailRichTextArea;
  if (RichTextArea) {
    class NamedRichTextArea extends RichTextArea {
      render(place, name, id, state, capabilities, options = {}) {
        const ariaLabel = options.attributes?.["aria-label"];
        return super.render(place, name, id, state, capabilities, { ...options, ariaLabel });
      }
    }

    window.telepath.register("wagtail.widgets.DraftailRichTextArea", NamedRichTextArea);
  }
})();
