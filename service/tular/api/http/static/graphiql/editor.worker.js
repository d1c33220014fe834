import{a}from"./chunk-GHE6ZTRV.js";import"./chunk-3L7OXJ3C.js";import"./chunk-V3AONN7Q.js";import"./chunk-4L5RI3VG.js";export{a as initialize};
