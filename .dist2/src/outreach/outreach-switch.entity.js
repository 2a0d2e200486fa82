var __decorate = (this && this.__decorate) || function (decorators, target, key, desc) {
    var c = arguments.length, r = c < 3 ? target : desc === null ? desc = Object.getOwnPropertyDescriptor(target, key) : desc, d;
    if (typeof Reflect === "object" && typeof Reflect.decorate === "function") r = Reflect.decorate(decorators, target, key, desc);
    else for (var i = decorators.length - 1; i >= 0; i--) if (d = decorators[i]) r = (c < 3 ? d(r) : c > 3 ? d(target, key, r) : d(target, key)) || r;
    return c > 3 && r && Object.defineProperty(target, key, r), r;
};
var __metadata = (this && this.__metadata) || function (k, v) {
    if (typeof Reflect === "object" && typeof Reflect.metadata === "function") return Reflect.metadata(k, v);
};
import { Check, Entity, PrimaryKey, Property } from '@mikro-orm/decorators/legacy';
/** The operator's switch for outreach in all processes: one row. */
let OutreachSwitch = class OutreachSwitch {
    constructor() {
        this.id = true;
        this.isOn = true;
    }
};
__decorate([
    PrimaryKey({ type: 'boolean', default: true }),
    __metadata("design:type", Object)
], OutreachSwitch.prototype, "id", void 0);
__decorate([
    Property({ type: 'boolean', default: true }),
    __metadata("design:type", Object)
], OutreachSwitch.prototype, "isOn", void 0);
__decorate([
    Property({ type: 'datetime', length: 3, defaultRaw: 'clock()' }),
    __metadata("design:type", Date)
], OutreachSwitch.prototype, "changedAt", void 0);
OutreachSwitch = __decorate([
    Entity({ tableName: 'outreach_switch' }),
    Check({ name: 'outreach_switch_id_check', expression: 'id' })
], OutreachSwitch);
export { OutreachSwitch };
//# sourceMappingURL=outreach-switch.entity.js.map